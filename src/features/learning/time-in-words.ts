import { textsIn, type Language } from '../../web/texts.js';

/** Quarters of an hour as people say them: "15 minutes", "1 hour", "2 hours 30 minutes". */
export function timeIn(language: Language, hours: number): string {
  const t = textsIn(language);
  const whole = Math.floor(hours);
  const minutes = Math.round((hours - whole) * 60);
  return [
    whole > 0 || minutes === 0 ? t('learning:time.hours', { count: whole }) : '',
    minutes > 0 ? t('learning:time.minutes', { count: minutes }) : '',
  ]
    .filter(Boolean)
    .join(' ');
}
