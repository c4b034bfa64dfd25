import type { ConversationId, MemberId } from '../../ids.ts';
import { asNumber, asText, type Sql } from './sql.ts';

/** Numbers for ids, so that an id is spelled once in the file. */
export interface Names {
  member(member: MemberId): number | undefined;
  conversation(conversation: ConversationId): number | undefined;
  /** Inside a write: gives a number where there is none yet. */
  ensureMember(member: MemberId): number;
  ensureConversation(conversation: ConversationId): number;
  memberOf(id: number): MemberId;
  conversationOf(id: number): ConversationId;
}

export function createNames(sql: Sql): Names {
  const find = (table: 'member' | 'conversation', name: string): number | undefined => {
    const row = sql.get(`SELECT id FROM ${table}s WHERE ${table} = ?`, name);
    return row && asNumber(row.id);
  };
  const ensure = (table: 'member' | 'conversation', name: string): number => {
    const known = find(table, name);
    if (known !== undefined) return known;
    sql.run(`INSERT INTO ${table}s (${table}) VALUES (?)`, name);
    return asNumber(sql.get('SELECT last_insert_rowid() AS id')?.id);
  };
  const nameOf = (table: 'member' | 'conversation', id: number): string =>
    asText(sql.get(`SELECT ${table} AS name FROM ${table}s WHERE id = ?`, id)?.name);

  return {
    member: (member) => find('member', member),
    conversation: (conversation) => find('conversation', conversation),
    ensureMember: (member) => ensure('member', member),
    ensureConversation: (conversation) => ensure('conversation', conversation),
    memberOf: (id) => nameOf('member', id) as MemberId, // stored as it was minted
    conversationOf: (id) => nameOf('conversation', id) as ConversationId, // stored as it was minted
  };
}
