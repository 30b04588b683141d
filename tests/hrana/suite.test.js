import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { createClient } from "@libsql/client/http";
import { OWNER_TOKEN, READER_TOKEN, start } from "./server.js";

let server;
let db;

const connect = (options = {}) => createClient({ url: server.url, authToken: OWNER_TOKEN, ...options });
const count = async (where = "1") => (await db.execute(`select count(*) as n from t where ${where}`)).rows[0].n;
const code = (expected) => (error) => {
  assert.equal(error.code, expected, String(error));
  return true;
};

before(async () => {
  server = await start();
  db = connect();
});
after(async () => {
  db.close();
  await server.stop();
});
beforeEach(async () => {
  await db.executeMultiple("drop table if exists t; create table t (a integer primary key, b)");
});

test("execute binds arguments by place and by name", async () => {
  const inserted = await db.execute({ sql: "insert into t values (?, ?)", args: [1, "één"] });
  assert.equal(inserted.rowsAffected, 1);
  assert.equal(inserted.lastInsertRowid, 1n);
  const found = await db.execute({ sql: "select b from t where a = :a", args: { a: 1 } });
  assert.deepEqual(found.columns, ["b"]);
  assert.equal(found.rows[0].b, "één");
  assert.equal(found.rows[0][0], "één");
});

test("values come back as they were sent", async () => {
  const texts = ["", "Élysée 🏠", "after\u0000NUL", "\"quoted\" \\ \n"];
  const values = [null, 0, -1.5, 1e300, ...texts, new Uint8Array([0, 255, 7]).buffer, new ArrayBuffer(0)];
  for (const value of values) {
    const { rows } = await db.execute({ sql: "select ?", args: [value] });
    assert.deepEqual(rows[0][0], value);
  }
});

test("64-bit integers keep every digit", async () => {
  const integers = [9223372036854775807n, -9223372036854775808n, 9007199254740993n];
  for (const [intMode, read] of [["bigint", (n) => n], ["string", String]]) {
    const client = connect({ intMode });
    for (const integer of integers) {
      const { rows } = await client.execute({ sql: "select ?", args: [integer] });
      assert.equal(rows[0][0], read(integer));
    }
    client.close();
  }
  await assert.rejects(db.execute({ sql: "select ?", args: [integers[0]] }), RangeError);
});

test("a batch is done as a whole or not at all", async () => {
  for (const mode of ["write", "deferred"]) {
    const results = await db.batch(["delete from t", "insert into t values (1, 1)", "select * from t"], mode);
    assert.equal(results[2].rows.length, 1);
    const failing = db.batch(["insert into t values (2, 2)", "insert into t values (1, 1)", "insert into t values (3, 3)"], mode);
    await assert.rejects(failing, code("SQLITE_CONSTRAINT"));
    assert.equal(await count(), 1);
  }
  const read = await db.batch(["select 1", { sql: "select ?", args: [2] }], "read");
  assert.equal(read[1].rows[0][0], 2);
});

test("an interactive transaction is kept or undone", async () => {
  const kept = await db.transaction("write");
  await kept.execute("insert into t values (1, 1)");
  await kept.batch(["insert into t values (2, 2)", "insert into t values (3, 3)"]);
  await kept.executeMultiple("insert into t values (4, 4); insert into t values (5, 5)");
  assert.equal(await count(), 0, "others do not see it yet");
  await kept.commit();
  assert.equal(await count(), 5);
  const undone = await db.transaction("deferred");
  await undone.execute("delete from t");
  await assert.rejects(undone.execute("insert into nowhere values (1)"), code("SQLITE_UNKNOWN"));
  await undone.rollback();
  assert.equal(undone.closed, true);
  assert.equal(await count(), 5);
});

test("two interactive transactions take turns", async () => {
  await db.execute("insert into t values (1, 0)");
  const add = async () => {
    const transaction = await db.transaction("write");
    const { rows } = await transaction.execute("select b from t");
    await transaction.execute({ sql: "update t set b = ?", args: [rows[0].b + 1] });
    await transaction.commit();
  };
  await Promise.all(Array.from({ length: 8 }, add));
  assert.equal(await count("b = 8"), 1);
});

test("readers go on beside a transaction that writes", async () => {
  const writing = await db.transaction("write");
  await writing.execute("insert into t values (1, 1)");
  const reads = await Promise.all(Array.from({ length: 20 }, () => count()));
  assert.deepEqual(new Set(reads), new Set([0]));
  await writing.commit();
});

test("a transaction that falls silent is rolled back for the others", async () => {
  const silent = await db.transaction("write");
  await silent.execute("insert into t values (1, 1)");
  await db.execute("insert into t values (2, 2)");
  await assert.rejects(silent.execute("insert into t values (3, 3)"), code("TRANSACTION_TIMEOUT"));
  silent.close();
  assert.equal(await count(), 1);
});

test("errors bear SQLite's code and words", async () => {
  await db.execute("insert into t values (1, 1)");
  await assert.rejects(db.execute("insert into t values (1, 1)"), (error) => {
    assert.match(error.message, /UNIQUE constraint failed: t\.a/);
    return code("SQLITE_CONSTRAINT")(error);
  });
  await assert.rejects(db.execute("select from"), code("SQL_INPUT_ERROR"));
  await assert.rejects(db.execute({ sql: "select ?, ?", args: [1] }), code("ARGS_INVALID"));
  await assert.rejects(db.execute("select 1; select 2"), code("SQL_MANY_STATEMENTS"));
});

test("migrate changes the schema without checking foreign keys meanwhile", async () => {
  await db.migrate(["create table if not exists m (a references t (a))", "insert into m values (99)"]);
  assert.equal((await db.execute("select count(*) from m")).rows[0][0], 1);
  await assert.rejects(db.execute("insert into m values (98)"), code("SQLITE_CONSTRAINT"));
});

test("without a known token nothing is answered", async () => {
  for (const authToken of [undefined, "another-token-of-these-tests"]) {
    const stranger = connect({ authToken });
    await assert.rejects(stranger.execute("select 1"), (error) => /401|token|authorization/i.test(String(error)));
    stranger.close();
  }
});

test("a token reaches no further than its grant", async () => {
  const reader = connect({ authToken: READER_TOKEN });
  await reader.execute("select key from theme");
  for (const sql of ["select label_nl from theme", "select * from user", "delete from theme", "drop table t"]) {
    await assert.rejects(reader.execute(sql), code("SQLITE_AUTH"));
  }
  reader.close();
});
