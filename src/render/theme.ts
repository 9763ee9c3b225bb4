/** How text may be decorated, and how wide it may be. Styles are identities where colour is off. */
export type Theme = {
  readonly strong: Style;
  readonly quiet: Style;
  readonly accent: Style;
  readonly warning: Style;
  readonly error: Style;
  /** Columns of the terminal. */
  readonly width: number;
};

type Style = (text: string) => string;

const asIs: Style = (text) => text;

/** No colour. */
export function plainTheme(width: number): Theme {
  return { strong: asIs, quiet: asIs, accent: asIs, warning: asIs, error: asIs, width };
}
