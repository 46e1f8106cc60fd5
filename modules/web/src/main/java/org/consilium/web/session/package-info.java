/**
 * Sessions of people: begun by a password or a passkey, known to the browser as one cookie that scripts cannot read, kept in PostgreSQL
 * so that every node of an installation knows them, ended by idleness, age, signing out or the end of the account.
 */
@NullMarked
package org.consilium.web.session;

import org.jspecify.annotations.NullMarked;
