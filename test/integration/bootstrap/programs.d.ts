/** The scripts that run before any package is installed are plain JavaScript; this is what their specs use of them. */
declare module '*/bootstrap/ports.mjs' {
  interface Address {
    host: string;
    port: number;
  }
  export function freePort(): Promise<number>;
  export function answers(address: Address, milliseconds?: number): Promise<boolean>;
  export function greeting(address: Address, milliseconds?: number): Promise<string | null>;
}

declare module '*/bootstrap/instance-folder.mjs' {
  export function namePrefix(checkout?: string, user?: number): string;
  export function outsidePath(name: string): string;
  export function makeInstanceFolder(purpose: string): string;
  export function removeAbandonedFolders(): void;
}

declare module '*/bootstrap/install-servers.mjs' {
  interface Found {
    mariadb?: string;
    installer?: string;
    redis?: string;
    chromium?: string;
    hasFonts: boolean;
    hasOtherMysql?: boolean;
  }
  export function missingPackages(found: Found, wanted: { servers: boolean; browser: boolean }): string[];
  export function isDebianLike(osRelease: string): boolean;
  export function howToGoOn(packages: string[], found?: { hasOtherMysql: boolean }): string;
}

declare module '*/bootstrap/install-mail-servers.mjs' {
  interface MailPrograms {
    because?: undefined;
    postfix: string;
    dovecot: string;
    imap: string;
    lda: string;
  }
  export function ensureMailServers(): Promise<MailPrograms | { because: string }>;
  export function isDovecotOfTheSettings(version: string): boolean;
}

declare module '*/bootstrap/install-packages.mjs' {
  type Packages = Record<string, { version?: string; optional?: boolean }>;
  export function holdsAll(
    wanted: { packages: Packages },
    installed: { packages: Packages } | undefined,
  ): boolean;
}

declare module '*/bootstrap/test-counts.mjs' {
  interface Counts {
    passed: number;
    failed: number;
    skipped: number;
  }
  export function countsFrom(results: Record<string, number> | undefined, exitCode: number): Counts;
  export function closingLine(counts: Counts): string;
}

declare module '*/bootstrap/services.mjs' {
  export function servicesFromEnvironment(
    env: Record<string, string>,
  ): Promise<Record<string, string> | undefined>;
}

declare module '*/bootstrap/find-servers.mjs' {
  export function findServers(): { mariadb?: string; installer?: string; redis?: string };
}

declare module '*/bootstrap/install-spam-filter.mjs' {
  export function ensureSpamFilter(): Promise<{ spamassassin: string } | { because: string }>;
}

declare module '*/bootstrap/install-pdf-reader.mjs' {
  export function ensurePdfReader(): Promise<{ pdftotext: string; pdfinfo: string } | { because: string }>;
}
