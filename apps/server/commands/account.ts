import { createAdministrator } from '#modules/identity/server/index.ts';
import { createPool } from '#platform/db/pool.ts';
import { openEnvironment, ownerUrlOf, say } from './environment.ts';

/** The first person who can sign in to a new place; everybody else is made on screen. */
export async function accountCommand([cityCode, login]: string[]): Promise<number> {
  if (!cityCode || !login) {
    say('用法：npx gongqiao account create <城市代码> <账号>');
    return 2;
  }
  const { database } = await openEnvironment();
  const pool = createPool(ownerUrlOf(database), { max: 1 });
  try {
    const firstPassword = await createAdministrator(pool, cityCode, login);
    say(`已建立系统管理员 ${login}，首次登录密码：${firstPassword}（登录后必须修改）`);
    return 0;
  } finally {
    await pool.end();
    await database.stop();
  }
}
