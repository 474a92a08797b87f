import { load } from 'cheerio';
import type { PageClient } from './page-client.js';

export interface UploadedForm {
  /** Fields before the file, in their order. */
  fields: Record<string, string>;
  fileName: string;
  file: string | Buffer;
}

const boundary = '----soundings-test';

/** A multipart body as a browser sends it. */
export function multipartOf({ fields, fileName, file }: UploadedForm): { type: string; body: Buffer } {
  const texts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: text/csv\r\n\r\n`;
  const body = Buffer.concat([
    Buffer.from(texts.join('') + head),
    Buffer.from(file),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return { type: `multipart/form-data; boundary=${boundary}`, body };
}

/** Sends the upload form of a page; `token` replaces the page's own. */
export async function uploadFrom(
  client: PageClient,
  path: string,
  { fileName, file, token }: { fileName: string; file: string | Buffer; token?: string },
) {
  const { $ } = await client.get(path);
  const form = $('main form[enctype]').first();
  const { type, body } = multipartOf({
    fields: { _csrf: token ?? String(form.find('input[name=_csrf]').attr('value')) },
    fileName,
    file,
  });
  const headers = { cookie: client.cookie, 'content-type': type };
  const url = String(form.attr('action'));
  const reply = await client.app.inject({ method: 'POST', url, headers, payload: body });
  return {
    status: reply.statusCode,
    location: reply.headers.location,
    $: load(reply.body),
    text: reply.body,
  };
}
