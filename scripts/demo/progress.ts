const width = 28;

/** One line for each step: a bar that moves on a terminal, a line when done everywhere else. */
export class Progress {
  private readonly terminal = process.stdout.isTTY === true;
  private last = '';

  constructor(
    private readonly title: string,
    private readonly unit: string,
  ) {}

  at(done: number, all: number): void {
    if (!this.terminal) return;
    const filled = all === 0 ? width : Math.round((width * Math.min(done, all)) / all);
    this.write(`${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done} of ${all} ${this.unit}`);
  }

  /** What the step came to, in words. */
  done(outcome: string): void {
    this.write(outcome);
    process.stdout.write('\n');
  }

  private write(text: string): void {
    const line = `${this.title.padEnd(10)} ${text}`;
    process.stdout.write(this.terminal ? `\r${line.padEnd(this.last.length)}` : line);
    this.last = line;
  }
}
