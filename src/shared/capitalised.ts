/** With a capital first letter: for a text that stands in the middle of sentences elsewhere. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
