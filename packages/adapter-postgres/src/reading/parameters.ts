/** Collects the values of a statement that is built from parts: `bind` gives each its place, such as `$3`. */
export function parameters(): { readonly values: unknown[]; readonly bind: (value: unknown) => string } {
  const values: unknown[] = []
  return { values, bind: (value) => `$${values.push(value)}` }
}
