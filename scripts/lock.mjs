// One process at a time sets the clone up; the others wait for it.
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './node26.mjs';

const heartbeatMs = 2_000;
/** A holder that has not touched its lock for so long is gone, even if its process id is in use again. */
const silentMs = 20_000;

export async function withLock(file, work) {
  await acquire(file);
  const heartbeat = setInterval(() => utimesSync(file, new Date(), new Date()), heartbeatMs);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    rmSync(file, { force: true });
  }
}

async function acquire(file) {
  let told = false;
  while (!take(file)) {
    if (abandoned(file)) {
      discard(file);
      continue;
    }
    if (!told) say('另一个进程正在准备运行环境，请稍候…');
    told = true;
    await sleep(300);
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function abandoned(file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > silentMs) return true;
    const holder = Number(readFileSync(file, 'utf8'));
    // An empty file is a holder between creating and writing.
    return holder > 0 && (holder === process.pid || !isAlive(holder));
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

/** Renaming first lets exactly one of several waiters throw the old lock away. */
function discard(file) {
  const grave = `${file}.${process.pid}`;
  try {
    renameSync(file, grave);
    rmSync(grave);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
