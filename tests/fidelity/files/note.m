int objective;
