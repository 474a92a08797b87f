/**
 * A file that is said to hold the whole staff makes everybody leave who isn't in it. A file cut short would do so
 * by mistake: if more than one in ten of the people known so far would leave, the import asks again.
 */
export const mustAskAboutLeaving = ({ leaving, people }: { leaving: number; people: number }): boolean =>
  leaving * 10 > people;
