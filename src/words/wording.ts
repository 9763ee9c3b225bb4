/** What a message writer says. */
export type Wording = {
  /** What is wrong, one sentence. */
  readonly message: string;
  /** What would be accepted. */
  readonly allowed?: string;
  /** What was probably meant, best first. */
  readonly suggestions?: readonly string[];
};
