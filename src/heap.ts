import { setFlagsFromString } from 'node:v8'

/**
 * Keeps the heap within half again of what is in use. V8 lets it grow to four times that before it collects what is
 * old; here most of what is old is the index, which stays.
 */
export const keepHeapSmall = () => setFlagsFromString('--heap-growing-percent=50')
