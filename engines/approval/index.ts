/** The four-eyes rule as one value that every verification, approval and payment shares. */
export { type FourEyesVerdict, fourEyes } from './four-eyes.ts';
