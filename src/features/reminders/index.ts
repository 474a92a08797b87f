export { Reminders, type ReminderOutcome } from './reminders.service.js';
export { RemindersModule } from './reminders.module.js';
