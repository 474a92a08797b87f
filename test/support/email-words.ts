import * as cheerio from 'cheerio';

const withoutScheme = (text: string) => text.replace(/https?:\/\//g, '');
const words = (text: string) => withoutScheme(text).match(/[\p{L}\p{N}’'./-]*[\p{L}\p{N}]/gu) ?? [];

/** The words of the text part; a line that is nothing but a link stands for the one above it. */
export function wordsOfText(text: string): string[] {
  return words(text.replace(/^\s*https?:\/\/\S+$/gm, ''));
}

/** The words that a reader of the HTML sees. */
export function wordsOfHtml(html: string): string[] {
  const $ = cheerio.load(html);
  $('head').remove();
  $('p, td, br').after('\n');
  return words($('body').text());
}
