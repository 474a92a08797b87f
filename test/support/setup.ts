import fc from 'fast-check';
import 'reflect-metadata';

// Settings that tests share; the services' addresses come from `npm test` or `npm run services`.
process.env['PUBLIC_URL'] ??= 'http://127.0.0.1:3000';
process.env['SMTP_URL'] ??= 'smtp://127.0.0.1:1';
process.env['MAIL_FROM'] ??= 'digital-skills@northmoor.example';
process.env['ORGANISATION_NAME'] ??= 'Northmoor Council';
process.env['ORGANISATION_NAME_CY'] ??= 'Cyngor Northmoor';
process.env['SECRET_KEY'] ??= 'a secret for tests that nobody needs to keep';
process.env['DATABASE_DIALECT'] ??= 'mariadb';
process.env['LOG_LEVEL'] ??= 'silent';

// The same examples in each run; another seed looks at others.
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20261124) });
