"""What people see: the app, its actions, screens and widgets."""
