import { expect, test } from 'vitest'
import { Channel } from '../src/graphql/channel.ts'

test('a reader that falls too far behind hears what waits for it, and then that it missed the rest', async () => {
  let isOpen = true
  let tell: (item: number) => void = () => {}
  const channel = new Channel<number>((push) => {
    tell = push
    return () => {
      isOpen = false
    }
  })
  for (let item = 0; item < 5002; item++) tell(item)
  for (let item = 0; item < 5000; item++) expect(await channel.next()).toEqual({ value: item, done: false })
  await expect(channel.next()).rejects.toThrow('Too many events were not read, of 5000 at most.')
  expect(isOpen).toBe(false)
})
