package dev.caredesk.verification.migration;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Data sources that tell of each step, right after it was done: a statement, or the end of a transaction. */
final class StepReportingDataSources {

    private final Runnable step;

    private StepReportingDataSources(Runnable step) {
        this.step = step;
    }

    static DataSource source(SchemaDatabase database, Runnable step) {
        StepReportingDataSources stepped = new StepReportingDataSources(step);
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            if (!"getConnection".equals(method.getName())) {
                throw new SQLFeatureNotSupportedException(method.getName());
            }
            return stepped.connection(database.connect());
        });
    }

    private Connection connection(Connection inner) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = call(inner, method, arguments);
            if (result instanceof Statement statement) {
                return statement(method.getReturnType(), statement);
            }
            if ("commit".equals(method.getName()) || "rollback".equals(method.getName())) {
                step.run();
            }
            return result;
        });
    }

    private Object statement(Class<?> type, Statement inner) {
        return proxy(type, (proxy, method, arguments) -> {
            Object result = call(inner, method, arguments);
            if (method.getName().startsWith("execute")) {
                step.run();
            }
            return result;
        });
    }

    private static Object call(Object inner, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(inner, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
