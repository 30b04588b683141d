// Telephone numbers as Belgians write them; the API has them as +3215123403.

/** Area codes of one digit: Antwerp, Brussels, Ghent, Liège. Others have two. */
const SHORT_AREAS = /^[2349]/;

export function writtenTelephone(number: string): string {
  const national = /^\+32(\d{8,9})$/.exec(number)?.[1];
  if (!national) return number;
  if (national.length === 9) return group(national, [3, 2, 2, 2]);
  return group(national, SHORT_AREAS.test(national) ? [1, 3, 2, 2] : [2, 2, 2, 2]);
}

function group(digits: string, lengths: number[]): string {
  let at = 0;
  const groups = lengths.map((length) => {
    at += length;
    return digits.slice(at - length, at);
  });
  return `+32 ${groups.join(" ")}`;
}
