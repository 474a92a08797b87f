export { answeringCookieName } from './answer-sessions.service.js';
export { AnsweringModule } from './answering.module.js';
export { BallotBox, type NotCounted, type OpenedBallot } from './ballot-box.service.js';
export { FrozenPack, FrozenPacks } from './frozen-packs.service.js';
export { Plans, type OpenedPlan } from './plans.service.js';
export { Submissions, type SubmitOutcome } from './submissions.service.js';
export { Withdrawals, type WithdrawOutcome, type WithdrawalState } from './withdrawals.service.js';
