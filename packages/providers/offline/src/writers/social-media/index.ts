export { hashtags } from './hashtags.ts'
export { networks } from './networks.ts'
export { writeFacebook, writeInstagram, writeLinkedIn } from './posts.ts'
export { writeThread } from './thread.ts'
