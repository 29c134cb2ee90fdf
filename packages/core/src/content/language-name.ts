/** `es-MX` as `Mexican Spanish`. Loaders name languages in their own ways: what is no tag stays as it is. */
export function languageName(language: string): string {
  try {
    return String(new Intl.DisplayNames(['en'], { type: 'language' }).of(language))
  } catch {
    return language
  }
}
