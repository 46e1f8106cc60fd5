/**
 * The command line of the toolkit: one program, one command per service or file format. What a command does is the toolkit's
 * work; this module knows arguments, exit codes and how results are shown. The commands live in the packages below, each
 * named after what it works on: {@code file}, {@code send}, {@code receive}, {@code query}, {@code peer}.
 */
@NullMarked
package org.consilium.cli;

import org.jspecify.annotations.NullMarked;
