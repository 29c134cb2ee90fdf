export { setup } from '@repurpose/test-servers/vitest-postgres'
