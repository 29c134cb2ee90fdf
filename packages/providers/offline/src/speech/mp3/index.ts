export { writeMp3 } from './mp3.ts'
