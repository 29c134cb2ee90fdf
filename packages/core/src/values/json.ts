/** What survives `JSON.stringify` unchanged. Everything a log holds is of this shape; see `job/codec.ts`. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
