// The app's clock, which is not the computer's on the Rehearsal account: an offset, told by the app, and
// two ticks, one a second for countdowns and one every half minute for "4 min ago".

export class Clock {
  zone = $state("UTC");
  #offset = $state(0);
  #second = $state(Date.now());
  #coarse = $state(Date.now());
  #timer: ReturnType<typeof setInterval>;

  constructor() {
    this.#timer = setInterval(() => {
      this.#second = Date.now();
      if (this.#second - this.#coarse >= 30_000) this.#coarse = this.#second;
    }, 1000);
  }

  /** Takes the app's time and zone. */
  set(now: number, zone: string): void {
    const offset = now * 1000 - Date.now();
    if (Math.abs(offset - this.#offset) > 1500) this.#offset = offset;
    this.zone = zone;
  }

  /** Unix seconds, for times in words. */
  get now(): number {
    return Math.floor((this.#coarse + this.#offset) / 1000);
  }

  /** Unix seconds, exact to the second, for countdowns. */
  get precise(): number {
    return Math.floor((Math.max(this.#second, Date.now()) + this.#offset) / 1000);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
