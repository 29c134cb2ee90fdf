export { generatorContent } from './generator.ts'
