/**
 * The output of runners that work at the same time, readable: one speaks, the others are written down and read out, in the order in which
 * they began, when it has ended.
 */
export class Output {
  #queue = [];
  #write;

  constructor(write = (text) => process.stdout.write(text)) {
    this.#write = write;
  }

  /** A runner begins. `say` takes what it has to say, `end` its last line. */
  begin(heading) {
    const speaker = { spoken: [`\n── ${heading}\n`], ended: false };
    this.#queue.push(speaker);
    this.#pass();
    return {
      say: (text) => {
        speaker.spoken.push(text);
        this.#pass();
      },
      end: (closing) => {
        speaker.spoken.push(`${closing}\n`);
        speaker.ended = true;
        this.#pass();
      },
    };
  }

  #pass() {
    for (let first = this.#queue[0]; first; first = this.#queue[0]) {
      for (const text of first.spoken.splice(0)) this.#write(text);
      if (!first.ended) return;
      this.#queue.shift();
    }
  }
}
