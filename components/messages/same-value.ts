/** Whether two values of plain data are the same; objects are of one shape. What the server sends twice is no change. */
export function sameValue<T>(a: T, b: T): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false
  const fields = Object.keys(a) as (keyof T)[]
  return fields.length === Object.keys(b).length && fields.every((field) => sameValue(a[field], b[field]))
}
