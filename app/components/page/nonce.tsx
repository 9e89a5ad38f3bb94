import { createContext, useContext } from 'react';

/** The request's nonce for inline scripts; '' in the browser, where attributes are hidden from scripts anyway. */
export const NonceContext = createContext('');

export function useNonce(): string {
  return useContext(NonceContext);
}
