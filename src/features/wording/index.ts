export { EmailTests, testMail } from './email-tests.service.js';
export {
  InvitationLetters,
  type Facts,
  type InvitationKind,
  type Letters,
} from './invitation-letters.service.js';
export { WordingModule } from './wording.module.js';
