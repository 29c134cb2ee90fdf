/**
 * A moment of a recording as players and platforms link it: `0:00`, `12:34`, above an hour `1:02:03`.
 *
 * @example timestamp(754_900) // '12:34'
 */
export function timestamp(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  const two = (value: number) => String(value).padStart(2, '0')
  return hours === 0
    ? `${minutes}:${two(seconds % 60)}`
    : `${hours}:${two(minutes % 60)}:${two(seconds % 60)}`
}
