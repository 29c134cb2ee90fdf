export { type GeneratorOptions, generator, generatorContent } from './generator.ts'
