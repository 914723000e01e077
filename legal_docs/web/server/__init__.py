"""The server round the screens: the gate, log-in and log-out, first start, passwords, headers, health."""
