// Numbers as the reports write them (io.assay.report.Text); '–' is what is not known.

export const NONE = '–';

/** A number of the answer: what is not a number comes as null or in quotes. */
export function num(value) {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function decimal(value, digits) {
  return num(value) === null ? NONE : value.toFixed(digits);
}

export function signed(value, digits) {
  if (num(value) === null) return NONE;
  return (value < 0 || Object.is(value, -0) ? '-' : '+') + Math.abs(value).toFixed(digits);
}

export function percent(value, digits = 1) {
  return num(value) === null ? NONE : `${(100 * value).toFixed(digits)} %`;
}

export function signedPercent(value, digits = 1) {
  return num(value) === null ? NONE : `${signed(100 * value, digits)} %`;
}

export function count(value) {
  return num(value) === null ? NONE : Math.round(value).toLocaleString('en-US');
}

export function range(low, high, digits) {
  return num(low) === null || num(high) === null ? '' : `[${signed(low, digits)}, ${signed(high, digits)}]`;
}

export function bytes(value) {
  if (num(value) === null) return NONE;
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let power = 0;
  while (value >= 1023.95 && power < units.length - 1) {
    value /= 1024;
    power++;
  }
  return power === 0 ? `${value} B` : `${value.toFixed(1)} ${units[power]}`;
}

export function plural(n, noun) {
  return `${count(n)} ${noun}${n === 1 ? '' : 's'}`;
}

/** A moment to the second, in UTC as everything in a workspace. */
export function moment(iso) {
  return iso ? `${iso.slice(0, 19).replace('T', ' ')} UTC` : NONE;
}

/** Days since 1970 as a day. */
export function day(epochDay) {
  return new Date(epochDay * 86400000).toISOString().slice(0, 10);
}

export function isSimulated(symbol) {
  return symbol.startsWith('SIM:');
}
