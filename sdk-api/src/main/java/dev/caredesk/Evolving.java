package dev.caredesk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A mark on packages and types that may still change from one minor version to the next, with a line in the changelog that says how
 * to follow. Everything that is not {@link Stable} is evolving before version 1.0. A type's own mark goes before that of its package.
 *
 * @see Stable
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PACKAGE, ElementType.TYPE})
public @interface Evolving {}
