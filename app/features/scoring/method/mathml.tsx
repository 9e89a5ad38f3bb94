/** MathML by hand: browsers draw it and readers speak it, without a library. */
import { createElement, type ReactElement } from 'react';

export type Term = ReactElement | string;

const tag =
  (name: string, props: Record<string, string> | null = null) =>
  (...children: Term[]): ReactElement =>
    createElement(name, props, ...children);

/** A name of one letter, a name written upright (ln), a sign, a number. */
export const mi = tag('mi');
export const mn = tag('mn');
export const mo = tag('mo');
/** A sign without space around it: a bracket. */
export const bracket = tag('mo', { stretchy: 'false', lspace: '0', rspace: '0' });
export const mrow = tag('mrow');
export const sub = tag('msub');
export const sup = tag('msup');
export const subsup = tag('msubsup');
export const mfrac = tag('mfrac');
export const hat = (x: Term) => tag('mover', { accent: 'true' })(x, mo('^'));
export const bar = (x: Term) => tag('mover', { accent: 'true' })(x, mo('¯'));
/** Indices side by side: nij. */
export const indices = (letters: string) => mrow(...[...letters].map((letter) => mi(letter)));
export const math = (...children: Term[]) => tag('math')(mrow(...children));
export const block = (...children: Term[]) => tag('math', { display: 'block' })(mrow(...children));
