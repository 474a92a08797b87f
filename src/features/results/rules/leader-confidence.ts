/**
 * Leader confidence: the share of leaders who agree that the workforce has the knowledge and expertise for the digital
 * strategy. There are few leaders and their names are known, so it is published for the whole organisation only,
 * rounded to 5 %, without the number of answers, and not at all below k answers.
 * The figure parts those who agree from those who don't. If all leaders, or all but one, did not agree, it would say
 * so of each of them: it is withheld then, as homogeneity.ts does. That all agree may show.
 * Source: docs/privacy.md, "The promise to staff" and "Disclosure control in one page".
 */
export type LeaderConfidence =
  { outcome: 'shown'; /** 0 to 1 in steps of 0.05. */ share: number } | { outcome: 'withheld' };

/** @param opinions leaders' answers 1 to 5, by answer; "don't know" is left out */
export function leaderConfidence(opinions: ArrayLike<number>, k: number): LeaderConfidence {
  const { answered, notAgreeing } = leaderOpinions(opinions);
  if (answered < k || notAgreeing >= answered - 1) return { outcome: 'withheld' };
  return { outcome: 'shown', share: Math.round((20 * (answered - notAgreeing)) / answered) / 20 };
}

export function leaderOpinions(opinions: ArrayLike<number>): { answered: number; notAgreeing: number } {
  const [one = 0, two = 0, three = 0, four = 0, five = 0] = Array.from(opinions);
  const notAgreeing = one + two + three;
  return { answered: notAgreeing + four + five, notAgreeing };
}
