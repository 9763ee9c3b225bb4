/** What a message writer says. */
export type Wording = {
  /** What is wrong, one sentence. */
  readonly message: string;
  /** What would be accepted. */
  readonly allowed?: string;
  /** What to do instead, where there is no choice of what is accepted. */
  readonly try?: string;
  /** What was probably meant, best first. */
  readonly suggestions?: readonly string[];
};
