import { defineConfig } from 'vitest/config'
import { projects } from './vitest.config.ts'

export default defineConfig({
  test: {
    projects: projects({ include: ['{src,tests}/**/*.long.test.ts'] }),
    passWithNoTests: true,
    testTimeout: 600_000,
  },
})
