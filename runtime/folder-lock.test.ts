import { spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { lockFolder } from '#runtime/folder-lock.ts'
import { temporaryFolder } from '#testing/temporary-folder.ts'

async function take(folder: string): Promise<boolean> {
  const lock = await lockFolder(folder)
  if (lock.taken) onTestFinished(lock.release)
  return lock.taken
}

test('a folder has one owner, and whoever comes later hears which', async () => {
  const folder = temporaryFolder()
  expect(await take(folder)).toBe(true)
  expect(await lockFolder(folder)).toEqual({ taken: false, owner: `process ${process.pid}` })
})

test('of many who come at once one gets it', async () => {
  const folder = temporaryFolder()
  const taken = await Promise.all(Array.from({ length: 20 }, () => take(folder)))
  expect(taken.filter(Boolean)).toHaveLength(1)
})

test('a released folder is free', async () => {
  const folder = temporaryFolder()
  const lock = await lockFolder(folder)
  if (lock.taken) await lock.release()
  expect(await take(folder)).toBe(true)
})

test('the lock of a killed process is nobody’s, also when many find it at once', async () => {
  const folder = temporaryFolder()
  const socket = path.join(folder, 'in-use', 'by-000000000000')
  fs.mkdirSync(path.dirname(socket))
  const script = `require('net').createServer((peer) => peer.end('holds process 1')).listen('${socket}', () => console.log('up'))`
  const owner = spawn(process.execPath, ['-e', script])
  await new Promise((resolve) => owner.stdout.once('data', resolve))
  expect(await lockFolder(folder)).toEqual({ taken: false, owner: 'process 1' })
  const ended = new Promise((resolve) => owner.once('exit', resolve))
  owner.kill('SIGKILL')
  await ended
  expect(fs.existsSync(socket)).toBe(true)
  const taken = await Promise.all(Array.from({ length: 20 }, () => take(folder)))
  expect(taken.filter(Boolean)).toHaveLength(1)
  expect(fs.readdirSync(path.dirname(socket))).toHaveLength(1)
})

test('a folder whose path is too long for a socket is locked all the same', async () => {
  vi.stubEnv('TMPDIR', temporaryFolder())
  onTestFinished(() => void vi.unstubAllEnvs())
  const folder = path.join(temporaryFolder(), 'x'.repeat(120))
  expect(await take(folder)).toBe(true)
  expect((await lockFolder(folder)).taken).toBe(false)
})

test('an owner that does not speak is an owner', async () => {
  const folder = temporaryFolder()
  const silent = net.createServer((socket) => socket.destroy())
  fs.mkdirSync(path.join(folder, 'in-use'))
  await new Promise<void>((resolve) => silent.listen(path.join(folder, 'in-use', 'by-ffffffffffff'), resolve))
  onTestFinished(() => void silent.close())
  expect((await lockFolder(folder)).taken).toBe(false)
})
