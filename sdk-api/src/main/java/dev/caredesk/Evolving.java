package dev.caredesk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks packages and types that may still change between minor versions, with migration notes in the changelog. Everything that
 * is not {@link Stable} is evolving before version 1.0. A type's own mark goes before that of its package.
 *
 * @see Stable
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PACKAGE, ElementType.TYPE})
public @interface Evolving {}
