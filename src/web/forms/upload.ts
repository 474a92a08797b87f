import type { FastifyRequest } from 'fastify';

/** A directory of 100,000 people is about 20 MB. */
export const fileLimit = 64 * 1024 * 1024;

/** The file of a multipart form. What stands before it in the form was read; the file's bytes were not. */
export interface Upload {
  /** Fields that stand before the file, the form token among them. */
  fields: Record<string, string>;
  fileName: string;
  /** Throws an error with the code FST_REQ_FILE_TOO_LARGE beyond `fileLimit`. */
  bytes: AsyncIterable<Uint8Array>;
  /** Lets the sender finish where nobody will read the file: a browser that is still sending shows no answer. */
  discard(): void;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Opened by the guard that checks the form token; `null` where a multipart form has no file. */
    upload?: Upload | null;
  }
}

export class FileTooLarge extends Error {
  readonly code = 'FST_REQ_FILE_TOO_LARGE';
  readonly statusCode = 413;
}

/** Stops at the limit, whether the parser of the form has cut the stream there or goes on. */
export async function* limited(
  bytes: AsyncIterable<Uint8Array> & { truncated?: boolean },
): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const piece of bytes) {
    length += piece.length;
    if (length > fileLimit) throw new FileTooLarge('The file is too large');
    yield piece;
  }
  if (bytes.truncated) throw new FileTooLarge('The file is too large');
}

function fieldsBefore(parts: Record<string, unknown>): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, part] of Object.entries(parts)) {
    const { value } = part as { value?: unknown };
    if (typeof value === 'string') fields[name] = value;
  }
  return fields;
}

/** Reads a multipart form up to its file; the file waits, unread, until somebody asks for its bytes. */
export async function openUpload(request: FastifyRequest): Promise<Upload | null> {
  const part = await request.file({ limits: { fileSize: fileLimit, files: 1, fields: 20 } });
  if (!part) return null;
  return {
    fields: fieldsBefore(part.fields),
    fileName: part.filename,
    bytes: limited(part.file),
    discard: () => void part.file.resume(),
  };
}
