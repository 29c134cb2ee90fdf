export interface Lesson {
  readonly title: string
}

/** The work of the three steps, the same for all contenders. Each waits for something, as real work does. */
export const steps = {
  outline: async ({ title }: Lesson) => ({ title, points: ['beginning', 'middle', 'end'] }),
  write: async (points: readonly string[]) => ({ paragraphs: points.map((point) => `About the ${point}.`) }),
  review: async (paragraphs: readonly string[]) => ({ words: paragraphs.join(' ').split(' ').length }),
}
