const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const form = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/**
 * Whether an 18-character unified social credit code fits its last character (GB 32100-2015): each of the
 * first 17 characters by its value in the alphabet without I, O, S, V, Z, weighted 3^i modulo 31.
 */
export function isValidUscc(code: string): boolean {
  if (!form.test(code)) return false;
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, 17)) {
    sum += characters.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return characters[(31 - (sum % 31)) % 31] === code[17];
}
