/**
 * The four errors that are thrown on purpose. Everything else that is expected is returned as a value.
 * The message is shown to a person: say what happened, what it means and what to do next.
 */
export class NotFound extends Error {}
export class Forbidden extends Error {}
export class Conflict extends Error {}

export interface Fault {
  /** Name of the form or JSON field, or a path such as `/areas/0/title/cy`. */
  field: string;
  message: string;
}

export class Invalid extends Error {
  constructor(
    message: string,
    readonly faults: Fault[] = [],
  ) {
    super(message);
  }
}

/** A service that we depend on is away for now; pages answer 503 and ask to try again. */
export class Unavailable extends Error {}
