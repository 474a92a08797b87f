import { join } from 'node:path';

/** Where private mail servers live, and as whom. */
export interface MailServerPlace {
  folder: string;
  smtpPort: number;
  imapPort: number;
  /** Dovecot's program that puts a message into a mailbox. */
  lda: string;
  /** The system's user that mailboxes belong to. */
  owner: string;
}

const host = '127.0.0.1';

export function dovecotSettings(place: MailServerPlace): string {
  const at = (...names: string[]) => join(place.folder, ...names);
  return `
base_dir = ${at('dovecot', 'run')}
state_dir = ${at('dovecot', 'state')}
log_path = ${at('dovecot.log')}
protocols = imap
listen = ${host}
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:~/Maildir
namespace inbox {
  inbox = yes
  separator = /
}
passdb {
  driver = passwd-file
  args = scheme=PLAIN ${at('users')}
}
userdb {
  driver = passwd-file
  args = ${at('users')}
}
service imap-login {
  inet_listener imap {
    port = ${place.imapPort}
  }
  inet_listener imaps {
    port = 0
  }
}
service auth {
  unix_listener auth-userdb {
    mode = 0600
    user = ${place.owner}
  }
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
`;
}

export function postfixSettings(place: MailServerPlace): string {
  const at = (...names: string[]) => join(place.folder, ...names);
  return `
compatibility_level = 3.6
queue_directory = ${at('queue')}
data_directory = ${at('data')}
maillog_file = ${at('postfix.log')}
maillog_file_prefixes = ${place.folder}
inet_interfaces = ${host}
inet_protocols = ipv4
myhostname = mx.northmoor.example
mydestination =
mynetworks = 127.0.0.0/8
alias_maps =
alias_database =
local_recipient_maps =
recipient_delimiter = +
virtual_mailbox_domains = northmoor.example
virtual_mailbox_maps = texthash:${at('postfix', 'mailboxes')}
virtual_transport = dovecot
dovecot_destination_recipient_limit = 1
smtpd_recipient_restrictions = permit_mynetworks, reject
smtpd_tls_security_level = none
smtpd_client_connection_rate_limit = 0
biff = no
`;
}

export function postfixServices(place: MailServerPlace): string {
  const at = (...names: string[]) => join(place.folder, ...names);
  const argv = `${place.lda} -c ${at('dovecot.conf')} -f \${sender} -a \${original_recipient} -d \${user}@\${domain}`;
  return `
${host}:${place.smtpPort} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
dovecot unix - n n - - pipe
  flags=DORhu user=${place.owner} argv=${argv}
`;
}
