/** The heights of many rows, some measured and the rest guessed: where each one stands, and which stands where. */
export class Heights {
  #size: number[] = [];
  /** A Fenwick tree: entry i holds the sum of the rows (i - lowbit(i), i]. */
  #sums: number[] = [0];

  constructor(readonly guess: number) {}

  get count(): number {
    return this.#size.length;
  }

  get total(): number {
    return this.offset(this.count);
  }

  /** Grows to `count` rows; fewer starts over. */
  resize(count: number): void {
    if (count < this.count) {
      this.#size = [];
      this.#sums = [0];
    }
    while (this.#size.length < count) {
      this.#size.push(this.guess);
      const at = this.#size.length;
      let sum = this.guess;
      for (let child = at - 1; child > at - lowbit(at); child -= lowbit(child)) sum += this.#sums[child] ?? 0;
      this.#sums[at] = sum;
    }
  }

  /** Says whether that changed anything. */
  measure(row: number, height: number): boolean {
    const before = this.#size[row];
    if (before === undefined || Math.abs(before - height) < 0.5) return false;
    this.#size[row] = height;
    for (let at = row + 1; at <= this.count; at += lowbit(at)) this.#sums[at] = (this.#sums[at] ?? 0) + height - before;
    return true;
  }

  height(row: number): number {
    return this.#size[row] ?? this.guess;
  }

  /** The upper edge of a row; of `count`, the lower edge of the last. */
  offset(row: number): number {
    let sum = 0;
    for (let at = Math.min(row, this.count); at > 0; at -= lowbit(at)) sum += this.#sums[at] ?? 0;
    return sum;
  }

  /** The row that covers `y`. */
  at(y: number): number {
    let row = 0;
    let rest = Math.max(0, y);
    for (let step = 2 ** Math.floor(Math.log2(Math.max(1, this.count))); step >= 1; step /= 2) {
      const sum = this.#sums[row + step];
      if (row + step <= this.count && sum !== undefined && sum <= rest) {
        row += step;
        rest -= sum;
      }
    }
    return Math.min(row, Math.max(0, this.count - 1));
  }
}

const lowbit = (value: number): number => value & -value;
