// SPDX-License-Identifier: MIT
// The output of a script in the raw REPL, and how the script ended. The raw REPL ends output and traceback by the byte
// 0x04, which both may contain. So a marker ends the output of a script that succeeds, and other ends are judged when the
// board is at its prompt again.

import { randomBytes } from 'node:crypto';
import { SEES_RESTART } from './board-failures.js';
import { PROMPT } from './raw-repl.js';

const END = '\x04';
const DONE = `${END}>`;
const TRACEBACK = `${END}Traceback (most recent call last):`;
const PROMPTS = /(?:\r\n)?(?:raw REPL; CTRL-B to exit\r\n>)+$/;
/** After sys.exit(): empty output, empty traceback, and the port's own message. */
const SOFT_REBOOT = /\x04\x04[\r\n]*MPY: soft reboot[^\x04]*$/;
/** Friendly prompt: the board has left the raw REPL. */
const FRIENDLY = '>>> ';
/** Output without an end that is kept to judge by; no traceback is longer. */
const MOST_HELD = 64 * 1024;
const RECENT = 4096;

export interface ScriptEnd {
  kind: 'ok' | 'exception' | 'reset' | 'restarted' | 'unclear';
  /** Not shown yet. */
  traceback: string;
}

export class ScriptOutput {
  private readonly marker = `${END}${randomBytes(9).toString('base64')}`;
  /** From a byte 0x04 on, which may be the end of the output. */
  private held = '';
  /** How much of that was reported. */
  private shown = 0;
  /** Held output was dropped, so it was more than an end. */
  private wasLonger = false;
  private recent = '';

  constructor(private readonly report: (text: string) => void) {}

  /** Code to run after the script. The script may have its own `print` or `sys`. */
  get epilogue(): string {
    return `\n\n__import__("sys").stdout.write("\\x04${this.marker.slice(1)}")\n`;
  }

  /** Takes output as Latin-1, and reports what cannot be the end. */
  feed(text: string): void {
    this.recent = (this.recent + text).slice(-RECENT);
    const end = this.held === '' ? text.indexOf(END) : 0;
    if (end < 0) {
      this.report(text);
      return;
    }
    this.report(text.slice(0, end));
    this.held += text.slice(end);
    if (this.held.length > MOST_HELD) {
      this.drop(this.held.length - MOST_HELD);
    }
  }

  /** Reports held output, except what looks like an end. */
  flush(): void {
    const marker = this.held.lastIndexOf(END);
    const isMarker = this.marker.startsWith(this.held.slice(marker)) || this.held.includes(this.marker);
    const limits = [TRACEBACK, this.marker].map((mark) => this.held.indexOf(mark)).filter((at) => at >= 0);
    this.reportUpTo(Math.min(...limits, isMarker && limits.length === 0 ? marker : this.held.length));
  }

  /** The script succeeded, for certain. */
  get isDone(): boolean {
    return this.held.includes(`${this.marker}${END}${DONE}`);
  }

  /** The board may be at a prompt. */
  get mayBeOver(): boolean {
    return this.recent.endsWith(DONE) || this.recent.endsWith(FRIENDLY) || SOFT_REBOOT.test(this.held);
  }

  get endsWithPrompt(): boolean {
    return this.recent.endsWith(PROMPT);
  }

  get showsRestart(): boolean {
    return SEES_RESTART.test(this.recent);
  }

  /** How the script ended; reports the rest of its output. */
  end(): ScriptEnd {
    const text = this.held.replace(PROMPTS, '');
    const reset = SOFT_REBOOT.exec(text);
    if (reset !== null) {
      this.reportUpTo(reset.index);
      return { kind: 'reset', traceback: '' };
    }
    if (!text.endsWith(DONE)) {
      this.reportUpTo(text.length);
      return { kind: 'restarted', traceback: '' };
    }
    return this.judge(text.slice(0, -DONE.length));
  }

  /** `text`: the end of the output, 0x04, the traceback. */
  private judge(text: string): ScriptEnd {
    const marker = text.lastIndexOf(this.marker);
    const traceback = text.lastIndexOf(TRACEBACK);
    const end = traceback > marker ? traceback : text.lastIndexOf(END);
    if (marker >= 0) {
      this.reportUpTo(marker);
      this.shown = Math.max(this.shown, marker + this.marker.length);
    }
    this.reportUpTo(end);
    const rest = text.slice(Math.max(end + 1, this.shown));
    if (end + 1 < text.length) {
      return { kind: 'exception', traceback: rest };
    }
    // Without a marker, only output without 0x04 has a certain end.
    const isCertain = marker >= 0 || (end === 0 && !this.wasLonger);
    return { kind: isCertain ? 'ok' : 'unclear', traceback: '' };
  }

  private drop(count: number): void {
    this.reportUpTo(count);
    this.held = this.held.slice(count);
    this.shown = Math.max(0, this.shown - count);
    this.wasLonger = true;
  }

  private reportUpTo(end: number): void {
    if (end > this.shown) {
      this.report(this.held.slice(this.shown, end));
      this.shown = end;
    }
  }
}
